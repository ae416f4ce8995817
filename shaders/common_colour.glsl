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

vec3 encode(vec3 c) {
    c = clamp(c, 0.0, 1.0);
    return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}

vec3 display(vec3 linear) { return encode(shoulder(linear)); }
