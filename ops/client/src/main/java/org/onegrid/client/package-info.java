/**
 * Programs for the people who run an instance: bring in a city, play a day, measure. They speak only the public API of a
 * running server ({@link org.onegrid.client.Server} for requests, {@link org.onegrid.client.Feed} for the live feed) and
 * may use every package of the spatial library.
 */
@NullMarked
package org.onegrid.client;

import org.jspecify.annotations.NullMarked;
