/**
 * The areas and who commands whom. Two trees over the same areas: the administrative one that codes follow and the command
 * one that routing and permission follow. {@link org.onegrid.grid.Partition} holds the current areas and the locator as one
 * immutable snapshot; {@link org.onegrid.grid.Areas} reads and writes them in the database. The areas of a level tile their
 * parent exactly, and only this module changes them.
 */
@NullMarked
package org.onegrid.grid;

import org.jspecify.annotations.NullMarked;
