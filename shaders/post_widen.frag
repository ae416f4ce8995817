// SPDX-License-Identifier: Apache-2.0
// Widens the cover of lit bodies along one axis with a soft edge: the window in the shell round them.
// in: t_cover (alpha of the solid layer, or g of the first pass). out: r cover, g widened.
uniform sampler2D t_cover;
uniform ivec2 u_step;
uniform int u_radius;    // pixels
uniform float u_first;   // 1: cover is in alpha

out vec4 o_colour;

float coverAt(ivec2 at, ivec2 size) {
    vec4 c = texelFetch(t_cover, clamp(at, ivec2(0), size - 1), 0);
    return u_first > 0.5 ? c.a : c.g;
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    ivec2 size = textureSize(t_cover, 0);
    float sum = 0.0;
    float weight = 0.0;
    for (int i = -u_radius; i <= u_radius; ++i) {
        float x = float(i) / float(u_radius + 1);
        float w = (1.0 - x * x) * (1.0 - x * x);
        sum += w * coverAt(at + i * u_step, size);
        weight += w;
    }
    float own = u_first > 0.5 ? coverAt(at, size) : texelFetch(t_cover, at, 0).r;
    o_colour = vec4(own, clamp(sum / weight * 1.35, 0.0, 1.0), 0.0, 1.0);
}
