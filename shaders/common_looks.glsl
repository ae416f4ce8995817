// SPDX-License-Identifier: Apache-2.0
// The look table: three vec4 a slot, as render/look_table.h writes them.
// colour (linear) and emphasis | pattern, focus group, tissue, lit | offset in mm

layout(std140) uniform LookBlock { vec4 u_looks[1023]; };
