// SPDX-License-Identifier: Apache-2.0
// Edges smoothed after the fact while the camera moves: blends along the edge that luma shows (after T. Lottes,
// FXAA, 2009, in its short form). in, out: premultiplied display colour.
#include "common_colour.glsl"

uniform sampler2D t_picture;  // linear filter
uniform vec2 u_pixelToUnit;

out vec4 o_colour;

void main() {
    vec2 at = gl_FragCoord.xy * u_pixelToUnit;
    vec4 centre = texture(t_picture, at);
    float nw = luminance(texture(t_picture, at + vec2(-1.0, 1.0) * u_pixelToUnit).rgb);
    float ne = luminance(texture(t_picture, at + vec2(1.0, 1.0) * u_pixelToUnit).rgb);
    float sw = luminance(texture(t_picture, at + vec2(-1.0, -1.0) * u_pixelToUnit).rgb);
    float se = luminance(texture(t_picture, at + vec2(1.0, -1.0) * u_pixelToUnit).rgb);
    float m = luminance(centre.rgb);
    float lowest = min(m, min(min(nw, ne), min(sw, se)));
    float highest = max(m, max(max(nw, ne), max(sw, se)));
    if (highest - lowest < max(0.045, highest * 0.11)) {
        o_colour = centre;
        return;
    }
    vec2 along = vec2(-((nw + ne) - (sw + se)), (nw + sw) - (ne + se));
    float reduce = max((nw + ne + sw + se) * 0.03125, 0.0078125);
    along = clamp(along / (min(abs(along.x), abs(along.y)) + reduce), -8.0, 8.0) * u_pixelToUnit;
    vec4 a = 0.5 * (texture(t_picture, at - along / 6.0) + texture(t_picture, at + along / 6.0));
    vec4 b = 0.5 * a + 0.25 * (texture(t_picture, at - along * 0.5) + texture(t_picture, at + along * 0.5));
    float lb = luminance(b.rgb);
    o_colour = lb < lowest || lb > highest ? a : b;
}
