// SPDX-License-Identifier: Apache-2.0
// Moving glass: the nearest layer of the shell over the solids over the ground.
// in: premultiplied display colour. out: the same.
uniform sampler2D t_shell;
uniform sampler2D t_solid;
uniform vec4 u_ground;

out vec4 o_colour;

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 shell = texelFetch(t_shell, at, 0);
    vec4 solid = texelFetch(t_solid, at, 0);
    vec4 under = solid + u_ground * (1.0 - solid.a);
    o_colour = shell + under * (1.0 - shell.a);
}
