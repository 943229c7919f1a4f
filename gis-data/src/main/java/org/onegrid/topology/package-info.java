/**
 * A partition that can be edited: borders are arcs with one face on each side, on the precision grid, and an
 * {@link org.onegrid.topology.Edit} changes arcs, so that all areas along a border change together and no gap or overlap
 * can be drawn. {@link org.onegrid.topology.Topology} validates each edit against what it touches, refuses it with the
 * place and what to do, and takes accepted ones back exactly. A vertex is its place: edits name places and codes only.
 */
@NullMarked
package org.onegrid.topology;

import org.jspecify.annotations.NullMarked;
