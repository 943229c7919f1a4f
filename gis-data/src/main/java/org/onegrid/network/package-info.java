/**
 * The road network and the time it takes to move on it. A {@link org.onegrid.network.RoadGraph} holds noded links in
 * compressed rows; {@link org.onegrid.network.Travel} gives each link its time for one mode and direction; a
 * {@link org.onegrid.network.Snapper} puts places onto the nearest link, not the nearest node; a
 * {@link org.onegrid.network.Reach} holds the time from the nearest of any number of sources to everywhere, and from it come
 * {@link org.onegrid.network.Route routes} and {@link org.onegrid.network.Isochrones isochrones};
 * {@link org.onegrid.network.Stations} keeps it while sources move. Times are whole milliseconds, lengths metres on the CGCS2000
 * spheroid. Adding a source or a link never makes any place worse that keeps its road.
 */
@NullMarked
package org.onegrid.network;

import org.jspecify.annotations.NullMarked;
