// SPDX-License-Identifier: Apache-2.0
// X-ray: every surface and both its faces translucent; rims tell shape, distance fades, only what is lit has colour.
// out: premultiplied display colour.
#include "surface_common.glsl"

uniform vec3 u_glass;
uniform float u_paper;
uniform vec2 u_depthCue;  // mm from the eye: front and back of the brain
// 1 while the camera moves: every closed surface has as many back faces as front faces along a ray, so a front face
// stands for both.
uniform float u_frontsOnly;

out vec4 o_colour;

void main() {
    readLook();
#if defined(CUT) || defined(PEEL)
    if (cutAway()) discard;
#endif
    vec3 N = normalize(v_normalSlot.xyz);
    if (!gl_FrontFacing) N = -N;
    vec3 V = normalize(u_eye - placeHere());
    // Normals of coarse triangles may lean past the rim: the angle counts, not its sign.
    float away = 1.0 - min(abs(dot(N, V)), 1.0);
    float F = away * away * away;
    float lit = look.a;
    float body = step(2.5, kind.z) * (1.0 - step(3.5, kind.z));
    float far = saturate((distance(u_eye, placeHere()) - u_depthCue.x) / (u_depthCue.y - u_depthCue.x));
    float kd = wrap(dot(N, u_key), 0.5);

    float a = (0.014 + 0.26 * F) * mix(1.0, 0.55, far) + body * (0.02 + 0.12 * F);
    vec3 c = mix(u_glass * (0.65 + 0.9 * F), u_glass * (0.9 - 0.6 * F), u_paper);
    vec3 f = litColour();
    float litAlpha = mix(0.13 + 0.42 * F, 0.60 + 0.35 * F, body) * mix(1.0, 0.7, far);
    vec3 litShade = f * (0.62 + 0.75 * kd) + mix(f, vec3(1.0), 0.3) * (0.35 * F * (1.0 - 0.8 * u_paper));
    c = mix(c, litShade, lit);
    a = mix(a, litAlpha, lit);
    float line = borderLine(0.17) * lit * step(0.5, kind.y);
    a = max(a, 0.35 * line);
    a = saturate(a);
    a = mix(a, 1.0 - (1.0 - a) * (1.0 - a), u_frontsOnly);
    o_colour = vec4(display(c) * a, a);
}
