package org.onegrid.live.web;

import org.onegrid.identity.Credentials;

/** What a connection proves its person with, kept so that it can be checked again. Its text never shows the secret. */
record Pass(String secret, Credentials.Kind kind) {

    @Override
    public String toString() {
        return kind.name();
    }
}
