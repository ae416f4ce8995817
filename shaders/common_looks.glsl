// SPDX-License-Identifier: Apache-2.0
// The look table: two vec4 a slot, as render/look_table.h packs them.
// colour (linear) and emphasis | offset in mm, and in w a number: tissue + 8 x striped + 16 x in a focus group

layout(std140) uniform LookBlock { vec4 u_looks[1022]; };
