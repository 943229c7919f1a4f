/**
 * Where the responders are now, as every session sees it. Once a tick what was committed since is read from the database, by
 * whichever node it was written; the places are laid into a grid, and each window is told what entered it, moved and left.
 * What is told of a responder is encoded once, windows that show the same share their frames, and a session that lags costs
 * no more than a bit for each responder. Nobody off duty is shown, nor who was last seen too long ago.
 */
@NullMarked
package org.onegrid.tracking.view;

import org.jspecify.annotations.NullMarked;
