// SPDX-License-Identifier: Apache-2.0
// Edges smoothed after the fact while the camera moves: blends along the edge that green, standing for luma, shows
// (after T. Lottes, FXAA, 2009, in its short form). Most pixels lie on no edge and cost three plain fetches.
// in, out: premultiplied display colour, the same size.
uniform sampler2D t_picture;  // linear filter
uniform vec2 u_pixelToUnit;
uniform int u_taps;  // 4

out vec4 o_colour;

void main() {
    vec2 at = gl_FragCoord.xy * u_pixelToUnit;
    // Two blocks of four pixels: down left and up right of this one, which lies in both.
    vec4 a = textureGather(t_picture, at - 0.5 * u_pixelToUnit, 1);  // x left, y here, z below, w below left
    vec4 b = textureGather(t_picture, at + 0.5 * u_pixelToUnit, 1);  // x above, y above right, z right, w here
    vec4 centre = texelFetch(t_picture, ivec2(gl_FragCoord.xy), 0);
    float lowest = min(min(min(a.x, a.y), min(a.z, a.w)), min(min(b.x, b.y), b.z));
    float highest = max(max(max(a.x, a.y), max(a.z, a.w)), max(max(b.x, b.y), b.z));
    bool edge = highest - lowest >= max(0.06, highest * 0.14);
    float nw = 0.5 * (b.x + a.x), ne = b.y, sw = a.w, se = 0.5 * (a.z + b.z);
    vec2 along = vec2(-((nw + ne) - (sw + se)), (nw + sw) - (ne + se));
    float reduce = max((nw + ne + sw + se) * 0.03125, 0.0078125);
    along = clamp(along / (min(abs(along.x), abs(along.y)) + reduce), -8.0, 8.0) * u_pixelToUnit;
    vec4 near = vec4(0.0), far = vec4(0.0);
    // A loop, since a software rasteriser leaves it early where no pixel of a group lies on an edge, but never skips
    // what an if holds.
    for (int i = 0; i < u_taps; ++i) {
        if (!edge) break;
        float side = (i & 1) == 0 ? -1.0 : 1.0;
        vec4 tap = texture(t_picture, at + along * (i < 2 ? side / 6.0 : side * 0.5));
        if (i < 2) near += 0.5 * tap;
        else far += 0.25 * tap;
    }
    vec4 wide = 0.5 * near + far;
    vec4 blended = wide.g < lowest || wide.g > highest ? near : wide;
    o_colour = edge ? blended : centre;
}
