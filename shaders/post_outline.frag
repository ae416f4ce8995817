// SPDX-License-Identifier: Apache-2.0
// Outlines of constant width round what is selected or hovered; thinner, fainter and dashed where it is hidden.
// in: t_outline, cover: x selected, y selected and seen, z hovered, w hovered and seen. out: premultiplied colour.
uniform sampler2D t_outline;  // linear filter
uniform int u_factor;         // mask pixels a picture pixel
uniform ivec2 u_crop;         // of the mask's first pixel
uniform float u_lineWidth;    // picture pixels
uniform vec3 u_lineColour;
uniform ivec2 u_origin;       // of this tile in the whole picture, so that dashes run on

out vec4 o_colour;

const int kTaps = 16;
const float kTurn = 6.2831853;

vec4 cover(vec2 at) {
    vec2 size = vec2(textureSize(t_outline, 0));
    return texture(t_outline, clamp(at, vec2(0.5), size - 0.5) / size);
}

// The share of a circle that lies beyond a straight edge at this distance.
float beyond(float distance, float radius) { return acos(clamp(distance / radius, -1.0, 1.0)) / (0.5 * kTurn); }

void main() {
    vec2 at = gl_FragCoord.xy * float(u_factor) + vec2(u_crop);
    // How much of a circle just outside the line is covered tells how far the edge is, and where.
    float radius = u_lineWidth + 0.5;
    vec4 round = vec4(0.0), own = cover(at) * 2.0;
    vec2 slope = vec2(0.0);
    for (int i = 0; i < kTaps; ++i) {
        float angle = kTurn * (float(i) + 0.5) / float(kTaps);
        vec2 towards = vec2(cos(angle), sin(angle));
        vec4 there = cover(at + towards * (radius * float(u_factor)));
        round += there / float(kTaps);
        slope += towards * there.x;
        if (i % 4 == 0) own += cover(at + towards * (0.6 * float(u_factor)));
    }
    own /= 6.0;
    vec4 whole = clamp(round / beyond(u_lineWidth - 0.5, radius), 0.0, 1.0);
    float thinWidth = 0.7 * u_lineWidth;
    float faint = beyond(thinWidth + 0.5, radius);
    float thin = clamp((round.x - faint) / (beyond(thinWidth - 0.5, radius) - faint), 0.0, 1.0);
    // Dashes along the axis that the edge runs along: their length hardly depends on its direction.
    vec2 place = gl_FragCoord.xy + vec2(u_origin);
    float along = abs(slope.x) > abs(slope.y) ? place.y : place.x;
    float period = 6.0 * u_lineWidth;
    float step01 = abs(fract(along / period) - 0.5) * period;  // picture pixels from the middle of a dash
    float dash = clamp(0.28 * period - step01 + 0.5, 0.0, 1.0);
    float seen = whole.y * (1.0 - own.y);
    float selected = max(seen, 0.85 * dash * thin * (1.0 - own.x));
    float hovered = 0.75 * whole.w * (1.0 - own.w);
    float line = clamp(max(selected, hovered), 0.0, 1.0);
    o_colour = vec4(u_lineColour * line, line);
}
