// SPDX-License-Identifier: Apache-2.0
// Ground, solids and shell put together; outlines on top. All layers hold premultiplied display colour.
// LANTERN (anatomy): solids hidden by the opaque shell shine through it, with a soft dark window round them.
// Else (glass, x-ray): the shell lies over the solids. out: premultiplied display colour.
#include "common_colour.glsl"

uniform sampler2D t_shell;
uniform sampler2D t_solid;
uniform sampler2D t_reveal;
#ifdef LANTERN
uniform sampler2D t_shellDepth;
uniform sampler2D t_solidDepth;
#endif
uniform sampler2D t_outline;
uniform vec4 u_ground;        // premultiplied; alpha 0 when left out
uniform float u_outlines;     // 1: t_outline holds something
uniform float u_lineWidth;    // pixels
uniform vec3 u_lineColour;
uniform ivec2 u_origin;       // of this tile in the whole picture, for dashes

out vec4 o_colour;

vec4 over(vec4 a, vec4 b) { return a + b * (1.0 - a.a); }

vec4 layers(ivec2 at) {
    vec4 shell = texelFetch(t_shell, at, 0);
    vec4 solid = texelFetch(t_solid, at, 0);
#ifdef LANTERN
    vec2 reveal = texelFetch(t_reveal, at, 0).rg;
    bool inFront = texelFetch(t_solidDepth, at, 0).r <= texelFetch(t_shellDepth, at, 0).r;
    if (inFront) return over(solid, shell);
    float m = reveal.g * reveal.g * (3.0 - 2.0 * reveal.g);
    float shine = mix(0.40, 0.93, reveal.r);  // bodies shine, connections only show
    shell.rgb *= 1.0 - 0.62 * m * (1.0 - 0.0 * solid.a);
    vec3 relief = vec3(0.82 + 0.36 * clamp(luminance(shell.rgb) * 1.6, 0.0, 1.0));
    return over(vec4(solid.rgb * relief, solid.a) * shine, shell);
#else
    return over(shell, solid);
#endif
}

// Cover near this pixel along a ring; x selected, y selected and seen, z hovered, w hovered and seen.
vec4 ring(ivec2 at, float radius) {
    vec4 most = vec4(0.0);
    ivec2 last = textureSize(t_outline, 0) - 1;
    for (int i = 0; i < 16; ++i) {
        float angle = 6.2831853 * (float(i) + 0.5) / 16.0;
        ivec2 p = at + ivec2(floor(radius * vec2(cos(angle), sin(angle)) + 0.5));
        most += texelFetch(t_outline, clamp(p, ivec2(0), last), 0);
    }
    return clamp(most / 6.0, 0.0, 1.0);
}

vec4 outlined(vec4 c, ivec2 at) {
    vec4 own = texelFetch(t_outline, at, 0);
    vec4 near = ring(at, u_lineWidth);
    float dash = step(0.5, fract((float(at.x + u_origin.x) + float(at.y + u_origin.y)) / (u_lineWidth * 6.0)));
    float selected = max(near.y * (1.0 - own.x), 0.55 * dash * near.x * (1.0 - own.x) * (1.0 - near.y));
    float hovered = 0.75 * max(near.w * (1.0 - own.z), 0.0);
    float line = clamp(max(selected, hovered), 0.0, 1.0);
    return over(vec4(u_lineColour * line, line), c);
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 c = over(layers(at), u_ground);
    o_colour = u_outlines > 0.5 ? outlined(c, at) : c;
}
