/**
 * Who is asking, what verbs and which areas are his: people, roles, sessions and API tokens. A scope is a set of areas of
 * the command tree, each with all below it; this module stores their ids and leaves the tree to the module that owns it
 * ({@link AreaDirectory} is the port it offers for that).
 */
@NullMarked
package org.onegrid.identity;

import org.jspecify.annotations.NullMarked;
