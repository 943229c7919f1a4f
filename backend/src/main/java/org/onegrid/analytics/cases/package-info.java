/**
 * The incidents of a question, one after the other, straight from the database: which count, in which row of the table, how far
 * they had come at the moment that is looked at. What an analysis needs of them it gathers in columns of its own.
 */
@NullMarked
package org.onegrid.analytics.cases;

import org.jspecify.annotations.NullMarked;
