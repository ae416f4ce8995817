// SPDX-License-Identifier: Apache-2.0
// Tubes and spheres built on the CPU. in: mm position, normal, linear colour with opacity, finish (glow, gloss, halo).
in vec3 a_position;
in vec3 a_normal;
in vec4 a_shade;
in vec4 a_finish;

uniform mat4 u_viewProjection;

out vec3 v_world;
out vec3 v_normal;
out vec4 v_colour;
out vec3 v_finish;

void main() {
    v_world = a_position;
    v_normal = a_normal;
    v_colour = a_shade;
    v_finish = a_finish.xyz;
    gl_Position = u_viewProjection * vec4(a_position, 1.0);
}
