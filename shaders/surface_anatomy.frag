// SPDX-License-Identifier: Apache-2.0
// Opaque tissue. out: display colour, alpha 1. Inner sides, seen where a plane cuts, are flat cut tissue.
#include "surface_common.glsl"
#include "surface_tissue.glsl"

out vec4 o_colour;

void main() {
    readLook();
#if defined(CUT) || defined(PEEL)
    if (cutAway()) discard;
#endif
    vec3 V = normalize(u_eye - placeHere());
    if (!gl_FrontFacing) {
        vec3 cut = mix(vec3(0.60, 0.32, 0.27), look.rgb * 0.8, 0.75 * look.a);
        o_colour = vec4(display(cut * mix(0.75, 0.5, u_recede * (1.0 - look.a))), 1.0);
        return;
    }
    vec3 c = tissue(normalize(v_normalSlot.xyz), V);
    float lit = look.a;
    // Between parts of one set a fine dark line; round the set a light one.
    float outer = smoothstep(0.35, 0.65, edgeHere());
    float inner = borderLine(0.17) * lit * step(0.5, kind.y) * (1.0 - outer);
    c = mix(c, c * 0.30, 0.8 * inner);
    c = mix(c, c * 0.25 + 0.60, 0.85 * borderLine(0.30) * lit * outer);
    o_colour = vec4(display(c), 1.0);
}
