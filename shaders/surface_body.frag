// SPDX-License-Identifier: Apache-2.0
// Solid structures inside: lit bodies and tracts. out: display colour, alpha 1.
#include "surface_common.glsl"

out vec4 o_colour;

void main() {
    readLook();
#if defined(CUT) || defined(PEEL)
    if (cutAway()) discard;
#endif
    vec3 N = normalize(v_normalSlot.xyz);
    if (!gl_FrontFacing) N = -N;
    vec3 V = normalize(u_eye - placeHere());
    float nv = saturate(dot(N, V));
    float ao = mix(0.6, 1.0, v_shade.g);
    float kd = wrap(dot(N, u_key), 0.5);
    float fd = wrap(dot(N, u_fill), 0.5);
    vec3 f = mix(vec3(0.78, 0.66, 0.58), litColour(), max(look.a, 0.0));
    float away = 1.0 - nv;
    float fresnel = away * away * sqrt(away);
    vec3 Hk = normalize(u_key + V);
    float nh = saturate(dot(N, Hk));
    float n2 = nh * nh, n4 = n2 * n2, n8 = n4 * n4;
    vec3 c = f * ((0.34 + 0.66 * (kd * 0.85 + fd * 0.3)) * ao) + mix(f, vec3(1.0), 0.35) * (0.30 * fresnel) +
             vec3(0.16 * n8 * n8 * n8);
    o_colour = vec4(display(c), 1.0);
}
