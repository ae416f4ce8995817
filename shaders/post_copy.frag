// SPDX-License-Identifier: Apache-2.0
// A layer as it is, for blending.
uniform sampler2D t_picture;
out vec4 o_colour;
void main() { o_colour = texelFetch(t_picture, ivec2(gl_FragCoord.xy), 0); }
