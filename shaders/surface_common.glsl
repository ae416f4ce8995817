// SPDX-License-Identifier: Apache-2.0
// What every surface shader shares: inputs, light directions, cutting, and the values read from the bake.
// APART: the halves are pulled apart. CUT: a clip plane or MRI slices cut the brain open. Only then may shaders
// discard: it keeps a rasteriser from sorting out hidden pixels before they are shaded.
#include "common_colour.glsl"
#include "common_looks.glsl"

in vec4 v_placeEdge;
in vec4 v_normalSlot;
in vec4 v_shade;
flat in vec4 v_look;

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

int slotHere() { return int(v_normalSlot.w + 0.5) >> 5; }
vec3 placeHere() { return v_placeEdge.xyz; }
float edgeHere() { return v_placeEdge.w; }
vec4 look;      // filled by readLook()
vec3 kind;      // striped, in a focus group, tissue (see surface_tissue.glsl)
vec3 position;  // before any pulling apart: clipping and stripes follow the anatomy
// Each number read from a table at a place of its own costs a software rasteriser as much as twenty multiplications.
void readLook() {
    int at = 2 * slotHere();
    look = v_look;
    int code = int(v_normalSlot.w + 0.5) & 31;
    kind = vec3(float((code >> 3) & 1), float(code >> 4), float(code & 7));
    position = v_placeEdge.xyz;
#ifdef APART
    position -= u_looks[at + 1].xyz;
#endif
}

const vec3 kKeyColour = vec3(1.0, 0.955, 0.89);
const vec3 kFillColour = vec3(0.80, 0.88, 1.0);

float occlusion() { return mix(v_shade.r, v_shade.g, u_alone); }
float curvature() { return (v_shade.b * 255.0 - 128.0) / 127.0; }  // -1 sulcus .. 1 gyrus
float borderMm() { return v_shade.a * 4.0; }

// A texel of a layer as large as the target, or of a stand-in of one pixel.
vec4 layerHere(sampler2D layer) {
    return texelFetch(layer, min(ivec2(gl_FragCoord.xy), textureSize(layer, 0) - 1), 0);
}

#ifdef PEEL
uniform sampler2D t_peeled;      // depth of the layer taken before
uniform sampler2D t_solidDepth;  // what solids hide
#endif

// The clip plane, and the corner that shown slices open towards the eye.
bool cutAway() {
#ifdef PEEL
    ivec2 at = ivec2(gl_FragCoord.xy);
    if (gl_FragCoord.z <= texelFetch(t_peeled, at, 0).r) return true;
    if (gl_FragCoord.z > layerHere(t_solidDepth).r) return true;
#endif
#ifdef CUT
    if (dot(u_clip.xyz, position) > u_clip.w && dot(u_clip.xyz, u_clip.xyz) > 0.5) return true;
    if (dot(u_sliceOn, vec3(1.0)) < 0.5) return false;
    vec3 towards = sign(u_eye - u_sliceAt);
    vec3 nearer = step(vec3(0.0), (position - u_sliceAt) * towards);
    return all(greaterThan(nearer + (1.0 - u_sliceOn), vec3(0.5)));
#else
    return false;
#endif
}

float wrap(float nl, float w) { return saturate((nl + w) / (1.0 + w)); }

// Stripes fixed to the anatomy, faded to their mean where they get finer than pixels.
vec3 striped(vec3 colour) {
    float phase = dot(position, vec3(0.35, 0.75, 0.56)) * 2.2;
    float fineness = fwidth(phase);
    float s = 0.5 + 0.5 * sin(phase);
    s = mix(smoothstep(0.5 - 0.25 - fineness * 0.25, 0.5 + 0.25 + fineness * 0.25, s), 0.5, saturate(fineness / 2.5));
    return mix(colour * 0.30, colour, s);
}

vec3 litColour() { return kind.x > 0.5 ? striped(look.rgb) : look.rgb; }

// A line along the parcel's border, widthMm wide on this side, anti-aliased.
float borderLine(float widthMm) {
    float d = borderMm();
    float w = max(fwidth(d), 1e-4);
    return 1.0 - smoothstep(widthMm - 0.5 * w, widthMm + 0.5 * w, d);
}
