// SPDX-License-Identifier: Apache-2.0
// Anatomy: solids hidden by the opaque shell shine through it like a lantern: the tissue round them darkens and takes
// their glow, their rim is soft. Solids in front of the shell are drawn as they are.
// in: premultiplied display colour. out: the same.
#include "common_colour.glsl"

uniform sampler2D t_shell;   // with the ground
uniform sampler2D t_solid;
uniform sampler2D t_reveal;  // lit bodies, widened: their colour and cover
uniform sampler2D t_shellDepth;
uniform sampler2D t_solidDepth;

out vec4 o_colour;

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 shell = texelFetch(t_shell, at, 0);
    vec4 solid = texelFetch(t_solid, at, 0);
    vec4 reveal = texelFetch(t_reveal, at, 0);
    float shellDepth = texelFetch(t_shellDepth, at, 0).r;
    if (texelFetch(t_solidDepth, at, 0).r <= shellDepth) {
        o_colour = solid + shell * (1.0 - solid.a);
        return;
    }
    float tissue = shellDepth < 1.0 ? 1.0 : 0.0;  // not on the ground beside the brain
    float m = reveal.a * reveal.a * (3.0 - 2.0 * reveal.a) * tissue;
    float body = smoothstep(0.30, 0.50, reveal.a);
    float shine = mix(0.42, 0.94, body);  // bodies shine, connections only show
    float relief = clamp(luminance(shell.rgb) * 2.2, 0.25, 1.3);
    vec3 under = shell.rgb * (1.0 - 0.50 * m) + reveal.rgb * (0.55 * relief * (1.0 - m) * tissue);
    vec4 lit = vec4(solid.rgb * (0.86 + 0.14 * relief), solid.a) * shine;
    o_colour = vec4(lit.rgb + min(under, shell.a) * (1.0 - lit.a), lit.a + shell.a * (1.0 - lit.a));
}
