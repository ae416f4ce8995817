// SPDX-License-Identifier: Apache-2.0
// The T1 MRI on a plane, with the crosshair where the other planes would cut it. Outside the head: nothing.
// out: display grey.
uniform sampler3D t_volume;
uniform vec3 u_volumeOrigin;  // mm, centre of the first voxel
uniform vec3 u_volumeSize;    // voxels of 1 mm
uniform vec3 u_crosshair;
uniform vec3 u_axis;  // 1 on the plane's own axis
uniform float u_paper;

in vec3 v_world;
out vec4 o_colour;

void main() {
    float t1 = texture(t_volume, (v_world - u_volumeOrigin + 0.5) / u_volumeSize).r;
    if (t1 < 0.06) discard;
    float grey = clamp((t1 - 0.09) * 1.8, 0.0, 1.0);
    vec3 c = vec3(0.05) + vec3(0.93, 0.91, 0.88) * grey;
    vec3 off = abs(v_world - u_crosshair) + u_axis * 1e3;
    float d = min(off.x, min(off.y, off.z));
    float w = fwidth(d);
    float line = 1.0 - smoothstep(0.25, 0.25 + w, d);
    c = mix(c, vec3(0.95, 0.80, 0.25), 0.7 * line);
    o_colour = vec4(c, 1.0);
}
