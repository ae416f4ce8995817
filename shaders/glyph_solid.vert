// SPDX-License-Identifier: Apache-2.0
// Tubes and spheres built on the CPU. in: RAS mm position, normal, linear colour with opacity.
in vec3 a_position;
in vec3 a_normal;
in vec4 a_shade;

uniform mat4 u_viewProjection;

out vec3 v_world;
out vec3 v_normal;
out vec4 v_colour;

void main() {
    v_world = a_position;
    v_normal = a_normal;
    v_colour = a_shade;
    gl_Position = u_viewProjection * vec4(a_position, 1.0);
}
