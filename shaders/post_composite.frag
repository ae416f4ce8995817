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
    vec4 reveal = texelFetch(t_reveal, at, 0);
    bool inFront = texelFetch(t_solidDepth, at, 0).r <= texelFetch(t_shellDepth, at, 0).r;
    if (inFront) return over(solid, shell);
    float m = reveal.a * reveal.a * (3.0 - 2.0 * reveal.a);
    float body = smoothstep(0.30, 0.50, reveal.a);
    float shine = mix(0.42, 0.94, body);  // bodies shine, connections only show
    float relief = clamp(luminance(shell.rgb) * 2.2, 0.25, 1.3);
    vec3 dimmed = shell.rgb * (1.0 - 0.50 * m) + reveal.rgb * (0.55 * relief * (1.0 - m) * shell.a);
    vec4 lit = vec4(solid.rgb * (0.86 + 0.14 * relief), solid.a) * shine;
    return over(lit, vec4(min(dimmed, shell.a), shell.a));
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
