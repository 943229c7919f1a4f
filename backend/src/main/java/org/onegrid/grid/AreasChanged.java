package org.onegrid.grid;

/** The transaction of this node has changed areas; followed once it is committed. */
public record AreasChanged() {}
