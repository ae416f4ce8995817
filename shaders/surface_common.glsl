// SPDX-License-Identifier: Apache-2.0
// What every surface shader shares: inputs, light directions, cutting, and the values read from the bake.
#include "common_colour.glsl"

in vec3 v_position;
in vec3 v_world;
in vec3 v_normal;
in vec4 v_shade;
in float v_edge;
flat in vec4 v_look;
flat in vec4 v_kind;
flat in int v_slot;

uniform vec3 u_eye;
uniform vec3 u_key;   // directions towards the lights, world
uniform vec3 u_fill;
uniform vec3 u_rim;
uniform vec3 u_up;
uniform float u_alone;   // 0: occlusion by all parts; 1: by the own part (the other half is left out)
uniform float u_recede;  // 0..1: how far unlit tissue steps back
uniform vec4 u_clip;     // plane: dropped where dot(xyz, p) > w; xyz = 0: none
uniform vec3 u_sliceOn;  // 1 for each MRI slice shown
uniform vec3 u_sliceAt;

const vec3 kKeyColour = vec3(1.0, 0.955, 0.89);
const vec3 kFillColour = vec3(0.80, 0.88, 1.0);

float occlusion() { return mix(v_shade.r, v_shade.g, u_alone); }
float curvature() { return (v_shade.b * 255.0 - 128.0) / 127.0; }  // -1 sulcus .. 1 gyrus
float borderMm() { return v_shade.a * 4.0; }

#ifdef PEEL
uniform sampler2D t_peeled;      // depth of the layer taken before
uniform sampler2D t_solidDepth;  // what solids hide
#endif

// The clip plane, and the corner that shown slices open towards the eye.
bool cutAway() {
#ifdef PEEL
    ivec2 at = ivec2(gl_FragCoord.xy);
    if (gl_FragCoord.z <= texelFetch(t_peeled, at, 0).r) return true;
    if (gl_FragCoord.z > texelFetch(t_solidDepth, at, 0).r) return true;
#endif
    if (dot(u_clip.xyz, v_position) > u_clip.w && dot(u_clip.xyz, u_clip.xyz) > 0.5) return true;
    if (dot(u_sliceOn, vec3(1.0)) < 0.5) return false;
    vec3 towards = sign(u_eye - u_sliceAt);
    vec3 nearer = step(vec3(0.0), (v_position - u_sliceAt) * towards);
    return all(greaterThan(nearer + (1.0 - u_sliceOn), vec3(0.5)));
}

float wrap(float nl, float w) { return saturate((nl + w) / (1.0 + w)); }

// Stripes fixed to the anatomy, faded to their mean where they get finer than pixels.
vec3 striped(vec3 colour) {
    float phase = dot(v_position, vec3(0.35, 0.75, 0.56)) * 2.2;
    float fineness = fwidth(phase);
    float s = 0.5 + 0.5 * sin(phase);
    s = mix(smoothstep(0.5 - 0.25 - fineness * 0.25, 0.5 + 0.25 + fineness * 0.25, s), 0.5, saturate(fineness / 2.5));
    return mix(colour * 0.30, colour, s);
}

vec3 litColour() { return v_kind.x > 0.5 ? striped(v_look.rgb) : v_look.rgb; }

// A line along the parcel's border, widthMm wide on this side, anti-aliased.
float borderLine(float widthMm) {
    float d = borderMm();
    float w = max(fwidth(d), 1e-4);
    return 1.0 - smoothstep(widthMm - 0.5 * w, widthMm + 0.5 * w, d);
}
