/** Walls over HTTP: how one is, and how all are. */
@NullMarked
package org.onegrid.wall.web;

import org.jspecify.annotations.NullMarked;
