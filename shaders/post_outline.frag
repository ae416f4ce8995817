// SPDX-License-Identifier: Apache-2.0
// Outlines of constant width round what is selected or hovered; dashed, thinner and fainter where hidden.
// in: t_outline, cover: x selected, y selected and seen, z hovered, w hovered and seen. out: premultiplied colour.
uniform sampler2D t_outline;
uniform int u_factor;        // mask pixels a picture pixel
uniform ivec2 u_crop;        // of the mask's first pixel
uniform float u_lineWidth;   // picture pixels
uniform vec3 u_lineColour;
uniform ivec2 u_origin;      // of this tile in the whole picture, so that dashes run on

out vec4 o_colour;

const int kTaps = 16;

// How much of a ring of this radius is covered.
vec4 ring(vec2 at, float radius) {
    vec4 sum = vec4(0.0);
    ivec2 last = textureSize(t_outline, 0) - 1;
    for (int i = 0; i < kTaps; ++i) {
        float angle = 6.2831853 * (float(i) + 0.5) / float(kTaps);
        ivec2 p = ivec2(floor(at + radius * vec2(cos(angle), sin(angle))));
        sum += texelFetch(t_outline, clamp(p, ivec2(0), last), 0);
    }
    return sum / float(kTaps);
}

void main() {
    vec2 at = gl_FragCoord.xy * float(u_factor) + vec2(u_crop);
    vec4 own = texelFetch(t_outline, ivec2(at), 0);
    // Half the ring is covered at the edge, none at its radius: a straight edge gives a line from 0 to the radius.
    vec4 near = clamp(ring(at, u_lineWidth * float(u_factor)) * 5.0, 0.0, 1.0);
    vec2 whole = gl_FragCoord.xy + vec2(u_origin);
    float dash = step(0.5, fract((whole.x + whole.y) / (u_lineWidth * 6.0)));
    float hidden = 0.55 * dash * near.x * (1.0 - near.y);
    float selected = (1.0 - own.x) * max(near.y, hidden);
    float hovered = 0.75 * (1.0 - own.z) * near.w;
    float line = clamp(max(selected, hovered), 0.0, 1.0);
    o_colour = vec4(u_lineColour * line, line);
}
