package org.onegrid.incident;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which cases stand behind a figure of an analysis, in words as they come in an address. */
public record SliceWords(
        @Parameter(description = "several codes or beginnings of codes, separated by commas") @Nullable
        String categories,

        @Parameter(description = "several codes, separated by commas") @Nullable
        String channels,

        @Parameter(
                description =
                        "kinds of responders such as member, separated by commas: one of them is the last to hold the case")
        @Nullable
        String holders,

        @Parameter(description = "local hours of the report such as 18-23, or 22-5 past midnight") @Nullable
        String hours,

        @Parameter(description = "all, weekdays or weekends: the local day of the report") @Nullable
        String days,

        @Parameter(description = "the tree 'area' is of: command (default) or administrative") @Nullable
        String tree,

        @Parameter(description = "then (default): accounted to 'area'; today: lying in it as it is today") @Nullable
        String boundaries,

        @Parameter(
                description =
                        "an instant, ISO 8601: 'area' is as it was then, and cases are accounted to it as they were then; now when"
                                + " left out or ahead")
        @Nullable
        String accountedAt,

        @Parameter(description = "analytics: as analyses count, without rejected cases and rehearsals") @Nullable
        String counted) {}
