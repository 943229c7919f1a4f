/** The edge of identity: authentication filter, the permission every handler must declare, sign-in and people. */
@NullMarked
package org.onegrid.identity.web;

import org.jspecify.annotations.NullMarked;
