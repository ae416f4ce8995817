// SPDX-License-Identifier: Apache-2.0
// Tubes and spheres as soft matter: light wraps round them and bleeds into the shade, a thin moist gloss, a pale rim
// that parts what lies in front from what lies behind; far things sink into the ground. Halos have no surface.
// in: linear colour. out: premultiplied display colour (halos add light on a dark ground, tint a pale one).
#include "common_colour.glsl"

in vec3 v_world;
in vec3 v_normal;
in vec4 v_colour;
in vec3 v_finish;  // glow, gloss, halo

uniform vec3 u_eye;
uniform vec3 u_key;
uniform vec3 u_fill;
uniform vec3 u_up;
uniform vec3 u_ground;  // display colour
uniform vec3 u_cue;     // from mm, to mm, amount
uniform float u_paper;  // 1: pale ground

out vec4 o_colour;

float wrapped(float cosine, float wrap) { return saturate((cosine + wrap) / (1.0 + wrap)); }

void main() {
    vec3 N = normalize(v_normal);
    vec3 toEye = u_eye - v_world;
    float distanceMm = length(toEye);
    vec3 V = toEye / distanceMm;
    float facing = saturate(dot(N, V));
    float far = smoothstep(u_cue.x, u_cue.y, distanceMm) * u_cue.z;
    if (v_finish.z > 0.5) {
        float core = facing * facing * facing;
        float a = v_colour.a * core * (1.0 - far);
        o_colour = vec4(display(v_colour.rgb) * a, a * mix(0.12, 1.0, u_paper));
        return;
    }
    float k = dot(N, u_key);
    vec3 key = vec3(wrapped(k, 0.46), wrapped(k, 0.34), wrapped(k, 0.30));
    float fill = wrapped(dot(N, u_fill), 0.30);
    float sky = 0.5 + 0.5 * dot(N, u_up);
    vec3 light = vec3(0.96, 0.93, 0.88) * key * key * 0.80 + vec3(0.20, 0.23, 0.30) * fill +
                 mix(vec3(0.13, 0.10, 0.10), vec3(0.24, 0.25, 0.28), sky) + 0.10 * facing;
    vec3 lit = v_colour.rgb * light;

    float edge = 1.0 - facing;
    float rim = edge * edge * edge;
    vec3 pale = mix(v_colour.rgb, vec3(0.85, 0.90, 1.0), 0.35);
    lit = mix(lit, mix(pale * (0.35 + 0.45 * sky), lit * 0.55, u_paper), rim * 0.75);

    vec3 H = normalize(u_key + V);
    float h = saturate(dot(N, H));
    float h2 = h * h, h4 = h2 * h2, h8 = h4 * h4, h32 = h8 * h8 * h8 * h8;
    lit += v_finish.y * (0.10 * h8 + 0.34 * h32 * h8 * h8);

    float glow = v_finish.x;
    lit = mix(lit, v_colour.rgb * (1.02 + 0.35 * facing), glow);
    vec3 shown = mix(display(lit), u_ground, far * (1.0 - 0.6 * glow));
    o_colour = vec4(shown * v_colour.a, v_colour.a);
}
