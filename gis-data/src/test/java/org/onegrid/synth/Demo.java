package org.onegrid.synth;

/** The demo district, generated once for all tests. */
final class Demo {

    static final District DISTRICT = District.generate(Recipe.DEMO);

    private Demo() {}
}
