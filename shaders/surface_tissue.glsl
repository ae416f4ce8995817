// SPDX-License-Identifier: Apache-2.0
// Soft tissue in linear light: wrapped diffuse that bleeds red, baked occlusion falling to red-brown, ridges lighter,
// a moist highlight in two lobes, a thin cool rim. Lit parcels keep their hue: neutral wrap, sulci towards plum.

const vec3 kDeepTone = vec3(0.181164, 0.023153, 0.019382);   // rgb 118 42 38
const vec3 kPlum = vec3(0.088656, 0.010330, 0.021219);       // rgb 84 26 40
const vec3 kIvory = vec3(1.0, 0.904661, 0.854993);           // rgb 255 244 238

vec3 tissueBase(float tissue) {
    if (tissue < 0.5) return vec3(0.838799, 0.597202, 0.491021);  // cortex     236 203 186
    if (tissue < 1.5) return vec3(0.730461, 0.479320, 0.381326);  // cerebellum 222 184 166
    if (tissue < 2.5) return vec3(0.854993, 0.693872, 0.552011);  // brainstem  238 217 196
    if (tissue < 3.5) return vec3(0.791298, 0.527115, 0.450786);  // deep grey  230 192 178
    if (tissue < 4.5) return vec3(0.871367, 0.787412, 0.679542);  // white      240 229 215
    return vec3(0.672443, 0.351533, 0.287441);                    // cut        214 160 146
}

// Sine of x turns, by parabolas: within 0.06, smooth, and a fifth of the cost.
vec3 wave(vec3 x) {
    vec3 f = fract(x) - 0.5;
    return f * (16.0 * abs(f) - 8.0);
}

// A gentle bump that breaks the plastic highlight; sums of waves are cheap and smooth.
vec3 moistBump(vec3 p) {
    vec3 a = wave(p * 0.27056 + 0.25 + 0.20690 * wave(p.yzx * 0.36606));
    return a * 0.6 + wave(p.zxy * 0.62070 + 0.25 + 0.31831 * wave(p * 0.17507)) * 0.4;
}

vec3 baseColour(float ao, float H, float lit, float t) {
    vec3 base = tissueBase(kind.z);
    vec3 c = mix(kDeepTone, base, t);
    c *= mix(vec3(1.0), vec3(1.05, 0.92, 0.90), saturate(t * (1.0 - t) * 4.0) * 0.8);
    c *= 1.0 + 0.10 * H;
    vec3 receded = mix(c, vec3(luminance(c)) * vec3(1.03, 0.99, 0.99), 0.32) * vec3(1.0, 0.955, 0.966) * 0.60;
    c = mix(c, receded, u_recede);
    if (lit <= 0.0) return c;
    vec3 f = litColour();
    vec3 low = mix(f * f * 0.25 + f * 0.08, kPlum * (0.35 + 2.2 * 0.65 * luminance(f)), 0.35);
    vec3 top = mix(f, kIvory * max(luminance(f) * 1.6, 0.25), 0.05 * smoothstep(0.35, 1.0, t) * (0.55 + 0.45 * H));
    return mix(c, mix(low, top, t) * (1.0 + 0.10 * H), lit);
}

vec3 lightOn(vec3 N, float nv, float ao, float lit) {
    vec3 w = mix(vec3(0.42, 0.26, 0.20), vec3(0.30), lit);
    float kl = dot(N, u_key);
    vec3 key = vec3(wrap(kl, w.r), wrap(kl, w.g), wrap(kl, w.b));
    float open = mix(0.25, 1.0, saturate(ao / 0.85));
    float cavity = mix(0.60, 1.0, smoothstep(0.05, 0.6, ao));
    vec3 sky = mix(vec3(1.0, 0.80, 0.74), vec3(0.94, 0.97, 1.0), dot(N, u_up) * 0.5 + 0.5);
    sky = mix(sky, vec3(luminance(sky)), 0.7 * lit);
    vec3 keyColour = mix(kKeyColour, vec3(luminance(kKeyColour)), 0.7 * lit);
    vec3 fillColour = mix(kFillColour, vec3(luminance(kFillColour)), 0.7 * lit);
    return key * keyColour * (0.92 * cavity) + fillColour * (0.12 * wrap(dot(N, u_fill), 0.35) * open) +
           sky * (0.17 * open) + vec3(0.09 * nv * open);
}

vec3 moist(vec3 N, vec3 V, vec3 p, float ao, float dim) {
    vec3 Nb = normalize(N + 0.045 * moistBump(p));
    vec3 Hk = normalize(u_key + V);
    float nh = saturate(dot(Nb, Hk));
    float n2 = nh * nh, n4 = n2 * n2, n8 = n4 * n4, n16 = n8 * n8, n32 = n16 * n16, n64 = n32 * n32;
    float grazing = 1.0 - saturate(dot(V, Hk));
    float g2 = grazing * grazing;
    float fresnel = 1.0 + 24.0 * g2 * g2 * grazing;
    float lobes = (0.085 * n8 * n4 + 0.20 * n64 * n32 * n8 * n4) * smoothstep(0.30, 0.85, ao) * fresnel;
    return kKeyColour * (lobes * dim);
}

// N towards the viewer.
vec3 tissue(vec3 N, vec3 V) {
    float ao = occlusion();
    float H = curvature();
    float lit = look.a;
    float t = saturate((ao - 0.14) / 0.70) * (1.0 - 0.7 * saturate(-H) * (1.0 - 0.5 * ao));
    float nv = saturate(dot(N, V));
    vec3 c = baseColour(ao, H, lit, t) * lightOn(N, nv, ao, lit);
    float dim = mix(1.0, 0.8, u_recede * (1.0 - lit));
    c += moist(N, V, position, ao, dim * mix(1.0, 0.75, lit));
    float away = 1.0 - nv;
    float rim = away * away * sqrt(away) * smoothstep(-0.2, 0.6, dot(N, u_rim)) * smoothstep(0.2, 0.8, ao);
    return c + vec3(0.75, 0.85, 1.0) * (0.22 * rim * dim);
}
