// SPDX-License-Identifier: Apache-2.0
// Surfaces of the brain. in: 16-byte vertices (render/mesh_cache.h). out: RAS mm position, normal, baked shades,
// and the slot's look, flat.
#include "common_looks.glsl"

in vec4 a_position;  // xyz of the mesh's box, w: slot
in vec4 a_normal;
in vec4 a_shade;
in float a_edge;  // 1 on the outer edge of a lit set

uniform mat4 u_viewProjection;
uniform vec3 u_boxMin;
uniform vec3 u_boxSize;

out vec3 v_position;  // before any pulling apart: clipping and stripes follow the anatomy
out vec3 v_world;
out vec3 v_normal;
out vec4 v_shade;
out float v_edge;
flat out vec4 v_look;
flat out vec4 v_kind;
flat out int v_slot;

void main() {
    int slot = int(a_position.w * 65535.0 + 0.5);
    v_look = u_looks[3 * slot];
    v_kind = u_looks[3 * slot + 1];
    v_slot = slot;
    v_position = u_boxMin + u_boxSize * a_position.xyz;
    v_world = v_position + u_looks[3 * slot + 2].xyz;
    v_normal = a_normal.xyz;
    v_shade = a_shade;
    v_edge = a_edge;
    gl_Position = u_viewProjection * vec4(v_world, 1.0);
}
