// SPDX-License-Identifier: Apache-2.0
// Colour: linear light in, display sRGB out. The shoulder scales all channels by one factor, so no hue turns.
// in: linear colour. out: sRGB 0..1, nothing blown out.

float saturate(float x) { return clamp(x, 0.0, 1.0); }
float luminance(vec3 c) { return dot(c, vec3(0.2126, 0.7152, 0.0722)); }

vec3 shoulder(vec3 c) {
    float top = max(max(c.r, c.g), max(c.b, 1e-4));
    float bent = top < 0.62 ? top : 0.62 + 0.36 * (1.0 - exp(-(top - 0.62) / 0.36));
    return c * (bent / top);
}

// The sRGB curve by square roots, which cost a fraction of pow; nowhere off by more than 0.02 / 255 (fitted).
vec3 encode(vec3 c) {
    c = clamp(c, 0.0, 1.0);
    vec3 s1 = sqrt(c), s2 = sqrt(s1), s3 = sqrt(s2);
    vec3 bent = 0.642396022 * s1 + 0.712076260 * s2 - 0.336855837 * s3 - 0.017573790 * c;
    return mix(c * 12.92, bent, step(0.0031308, c));
}

vec3 display(vec3 linear) { return encode(shoulder(linear)); }
