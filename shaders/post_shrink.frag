// SPDX-License-Identifier: Apache-2.0
// Supersampled picture to its size: the mean of u_factor x u_factor pixels, cropped to the tile.
// in, out: premultiplied display colour.
uniform sampler2D t_picture;
uniform int u_factor;
uniform ivec2 u_crop;  // first pixel, in supersampled pixels

out vec4 o_colour;

void main() {
    ivec2 first = ivec2(gl_FragCoord.xy) * u_factor + u_crop;
    vec4 sum = vec4(0.0);
    for (int y = 0; y < u_factor; ++y) {
        for (int x = 0; x < u_factor; ++x) sum += texelFetch(t_picture, first + ivec2(x, y), 0);
    }
    o_colour = sum / float(u_factor * u_factor);
}
