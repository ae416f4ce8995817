// SPDX-License-Identifier: Apache-2.0
// Edges smoothed after the fact while the camera moves: blends along the edge that luma shows (after T. Lottes,
// FXAA, 2009, in its short form). Most pixels lie on no edge and cost five plain fetches.
// in, out: premultiplied display colour, the same size.
#include "common_colour.glsl"

uniform sampler2D t_picture;  // linear filter
uniform vec2 u_pixelToUnit;

out vec4 o_colour;

void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    vec4 centre = texelFetch(t_picture, here, 0);
    ivec2 last = textureSize(t_picture, 0) - 1;
    ivec2 low = max(here - 1, ivec2(0)), high = min(here + 1, last);
    float nw = luminance(texelFetch(t_picture, ivec2(low.x, high.y), 0).rgb);
    float ne = luminance(texelFetch(t_picture, high, 0).rgb);
    float sw = luminance(texelFetch(t_picture, low, 0).rgb);
    float se = luminance(texelFetch(t_picture, ivec2(high.x, low.y), 0).rgb);
    float m = luminance(centre.rgb);
    float lowest = min(m, min(min(nw, ne), min(sw, se)));
    float highest = max(m, max(max(nw, ne), max(sw, se)));
    o_colour = centre;
    if (highest - lowest < max(0.06, highest * 0.14)) return;
    vec2 along = vec2(-((nw + ne) - (sw + se)), (nw + sw) - (ne + se));
    float reduce = max((nw + ne + sw + se) * 0.03125, 0.0078125);
    along = clamp(along / (min(abs(along.x), abs(along.y)) + reduce), -8.0, 8.0) * u_pixelToUnit;
    vec2 at = gl_FragCoord.xy * u_pixelToUnit;
    vec4 a = 0.5 * (texture(t_picture, at - along / 6.0) + texture(t_picture, at + along / 6.0));
    vec4 b = 0.5 * a + 0.25 * (texture(t_picture, at - along * 0.5) + texture(t_picture, at + along * 0.5));
    float lb = luminance(b.rgb);
    o_colour = lb < lowest || lb > highest ? a : b;
}
