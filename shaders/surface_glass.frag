// SPDX-License-Identifier: Apache-2.0
// The brain as glass: alpha from the angle to the eye, gated by occlusion so that sulci stay clear; lit cortex tinted.
// Layers behind the nearest one are fainter. out: premultiplied display colour.
#include "surface_common.glsl"

uniform sampler2D t_nearest;    // depth of the nearest shell layer
uniform sampler2D t_reveal;     // lit bodies, widened: the window round them
uniform vec3 u_glass;           // linear tint of clear glass
uniform float u_paper;          // 1 on light grounds: rims darken instead of glowing
uniform float u_nearestOnly;    // 1: this pass writes only the nearest layer (moving camera)
uniform vec2 u_depthRange;      // near, far in mm

out vec4 o_colour;

float mmOf(float depth) {
    float z = depth * 2.0 - 1.0;
    return 2.0 * u_depthRange.x * u_depthRange.y / (u_depthRange.y + u_depthRange.x - z * (u_depthRange.y - u_depthRange.x));
}

bool nearestLayer() {
    if (u_nearestOnly > 0.5) return true;
    float nearest = layerHere(t_nearest).r;
    return mmOf(gl_FragCoord.z) < mmOf(nearest) + 1.2;
}

void main() {
    readLook();
#if defined(CUT) || defined(PEEL)
    if (cutAway()) discard;
#endif
    vec3 N = normalize(v_normalSlot.xyz);
    bool front = gl_FrontFacing;
    if (!front) N = -N;
    vec3 V = normalize(u_eye - placeHere());
    float nv = saturate(dot(N, V));
    float away = 1.0 - nv;
    float F = pow(away, 2.3);
    float ao = occlusion();
    float gate = smoothstep(0.12, 0.55, ao);
    bool outer = front && nearestLayer();
    float kd = wrap(dot(N, u_key), 0.5);
    float fd = wrap(dot(N, u_fill), 0.5);
    float H = curvature();
    float other = kind.z > 0.5 ? 0.8 : 1.0;  // cerebellum and stem a little fainter

    float shade = (0.20 + 0.80 * (kd * 0.75 + fd * 0.35)) * mix(0.45, 1.0, ao);
    vec3 clearColour = u_glass * (shade * (1.0 + 0.25 * H));
    clearColour = mix(clearColour + u_glass * (1.5 * F), clearColour * (1.0 - 0.65 * F), u_paper);
    float clearAlpha = gate * other * (0.16 + 0.72 * F * (outer ? 1.0 : 0.2));

    float lit = look.a;
    vec3 f = litColour();
    vec3 litShade = f * ((0.52 + 1.25 * (kd * 0.8 + fd * 0.3)) * mix(0.40, 1.0, v_shade.g) * (1.0 + 0.22 * H));
    litShade += mix(f, vec3(1.0), 0.25) * (1.0 * F * (1.0 - 0.8 * u_paper));
    float edge = mix(1.0, mix(0.55, 1.0, smoothstep(0.0, 3.0, borderMm())), step(0.02, edgeHere()));
    float litGate = mix(0.45, 1.0, smoothstep(0.12, 0.55, v_shade.g));
    float litAlpha = litGate * edge * (mix(0.46, 0.76, u_paper) + mix(0.46, 0.22, u_paper) * F * (outer ? 1.0 : 0.28));

    vec3 c = mix(clearColour, litShade, lit);
    float a = mix(clearAlpha, litAlpha, lit);
    float outerEdge = smoothstep(0.35, 0.65, edgeHere());
    float line = mix(0.35 * borderLine(0.17), borderLine(0.30), outerEdge) * lit * step(0.5, kind.y) * (front ? 1.0 : 0.2);
    vec3 lineColour = mix(mix(f, vec3(1.0), 0.62) * 0.85, f * 0.25, u_paper);
    c = mix(c, lineColour, 0.75 * line);
    a = max(a, 0.70 * line * litGate);
    if (!front) a *= mix(0.35, 0.22, lit);
    else if (!outer) a *= mix(0.40, 0.30, lit);
    a = mix(a, min(1.18 * a + 0.02 * gate, 1.0), u_nearestOnly);  // stands for the faint layers behind it, too
    a *= 1.0 - 0.75 * min(1.0, 1.3 * layerHere(t_reveal).a);
    vec3 Hk = normalize(u_key + V);
    float nh = saturate(dot(N, Hk));
    float n2 = nh * nh, n4 = n2 * n2, n8 = n4 * n4, n16 = n8 * n8;
    c += vec3(0.25 * n16 * n16 * n8 * gate * (outer ? 1.0 : 0.0));
    a = saturate(a);
    // On dark ground glass blended in display values would lose the glow that blending in light gives.
    a += (1.0 - u_paper) * 0.75 * a * (1.0 - a);
    o_colour = vec4(display(c) * a, a);
}
