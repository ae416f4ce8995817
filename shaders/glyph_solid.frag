// SPDX-License-Identifier: Apache-2.0
// Tubes and spheres: plain soft shading that keeps their colour. out: premultiplied display colour.
#include "common_colour.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec4 v_colour;

uniform vec3 u_eye;
uniform vec3 u_key;

out vec4 o_colour;

void main() {
    vec3 N = normalize(v_normal);
    vec3 V = normalize(u_eye - v_world);
    float kd = clamp(dot(N, u_key) * 0.5 + 0.5, 0.0, 1.0);
    float F = pow(1.0 - saturate(dot(N, V)), 3.0);
    vec3 c = v_colour.rgb * (0.55 + 0.60 * kd) + vec3(0.10 * F);
    o_colour = vec4(display(c) * v_colour.a, v_colour.a);
}
