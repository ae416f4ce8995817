// SPDX-License-Identifier: Apache-2.0
// No light: the parcel's number (IDS), or cover of what is outlined and whether it is seen (MASK), or nothing but
// depth. out: exact bytes.
#include "surface_common.glsl"

out vec4 o_colour;

#ifdef MASK
uniform sampler2D t_sceneDepth;
uniform float u_selected;  // 1 selected (r, g), 0 hovered (b, a)
#endif
#ifdef IDS
uniform int u_parcelCount;
#endif

void main() {
    readLook();
#if defined(CUT) || defined(PEEL)
    if (cutAway()) discard;
#endif
#if defined(MASK)
    // The scene's depth may be of a sample beside the pixel's middle: steep surfaces need room.
    float room = 2e-5 + 1.5 * fwidth(gl_FragCoord.z);
    float seen = gl_FragCoord.z <= layerHere(t_sceneDepth).r + room ? 1.0 : 0.0;
    o_colour = u_selected > 0.5 ? vec4(1.0, seen, 0.0, 0.0) : vec4(0.0, 0.0, 1.0, seen);
#elif defined(IDS)
    int slot = slotHere();
    int parcel = slot >= u_parcelCount ? slot - u_parcelCount : slot;
    o_colour = vec4(float(parcel % 256) / 255.0, float(parcel / 256) / 255.0, 0.0, 1.0);
#else
    o_colour = vec4(1.0);
#endif
}
