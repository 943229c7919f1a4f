/** The board over HTTP. */
@NullMarked
package org.onegrid.board.web;

import org.jspecify.annotations.NullMarked;
