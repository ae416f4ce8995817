// SPDX-License-Identifier: Apache-2.0
// The benchmark's yardstick: one light and nothing else. out: display colour, alpha 1.
#include "surface_common.glsl"

out vec4 o_colour;

void main() { o_colour = vec4(vec3(0.3 + 0.6 * saturate(dot(normalize(v_normalSlot.xyz), u_key))), 1.0); }
