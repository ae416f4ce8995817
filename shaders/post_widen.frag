// SPDX-License-Identifier: Apache-2.0
// Lit bodies widened along one axis with a soft edge: the window in the shell round them, and their glow.
// in: t_cover, premultiplied. out: premultiplied colour and cover, widened.
uniform sampler2D t_cover;
uniform ivec2 u_step;
uniform int u_radius;  // pixels

out vec4 o_colour;

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    ivec2 last = textureSize(t_cover, 0) - 1;
    vec4 sum = vec4(0.0);
    float weight = 0.0;
    for (int i = -u_radius; i <= u_radius; ++i) {
        float x = float(i) / float(u_radius + 1);
        float w = (1.0 - x * x) * (1.0 - x * x);
        sum += w * texelFetch(t_cover, clamp(at + i * u_step, ivec2(0), last), 0);
        weight += w;
    }
    o_colour = clamp(sum / weight * 1.2, 0.0, 1.0);
}
