// SPDX-License-Identifier: Apache-2.0
// One MRI slice: a quad across the volume. in: gl_VertexID. out: RAS mm.
uniform mat4 u_viewProjection;
uniform vec3 u_corner;
uniform vec3 u_sideA;
uniform vec3 u_sideB;

out vec3 v_world;

void main() {
    // two triangles: 0 1 2, 2 1 3
    int id = gl_VertexID < 3 ? gl_VertexID : (gl_VertexID == 3 ? 2 : (gl_VertexID == 4 ? 1 : 3));
    vec2 at = vec2(id & 1, id >> 1);
    v_world = u_corner + at.x * u_sideA + at.y * u_sideB;
    gl_Position = u_viewProjection * vec4(v_world, 1.0);
}
