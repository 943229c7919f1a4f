/**
 * Commands that need neither a server nor a database. The only package that reads arguments, prints and exits; it may use
 * every other package of the library and nothing uses it.
 */
@NullMarked
package org.onegrid.cli;

import org.jspecify.annotations.NullMarked;
