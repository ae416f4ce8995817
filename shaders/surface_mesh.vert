// SPDX-License-Identifier: Apache-2.0
// Surfaces of the brain. in: 16-byte vertices (render/mesh_cache.h). out: RAS mm position, normal, baked shades,
// and the slot of the look table.
#include "common_looks.glsl"

in vec4 a_position;  // xyz of the mesh's box, w: slot
in vec4 a_normal;
in vec4 a_shade;
in float a_edge;  // 1 on the outer edge of a lit set

uniform mat4 u_viewProjection;
uniform vec3 u_boxMin;
uniform vec3 u_boxSize;

// Three varyings and no more: the rasteriser's cost grows with them, triangle by triangle. The slot is the
// same on all corners of a triangle.
out vec4 v_placeEdge;   // RAS mm as drawn; w: 1 on the outer edge of a lit set
out vec4 v_normalSlot;
out vec4 v_shade;
flat out vec4 v_look;

void main() {
    int slot = int(a_position.w * 65535.0 + 0.5);
    vec3 place = u_boxMin + u_boxSize * a_position.xyz + u_looks[2 * slot + 1].xyz;
    v_placeEdge = vec4(place, a_edge);
    v_normalSlot = vec4(a_normal.xyz, 32.0 * float(slot) + u_looks[2 * slot + 1].w);
    v_shade = a_shade;
    v_look = u_looks[2 * slot];
    gl_Position = u_viewProjection * vec4(place, 1.0);
}
