package org.onegrid.synth;

/**
 * Residents of a building or area as counts; nobody is named. The five age bands add up to the total, the other groups
 * overlap them.
 *
 * @param infants    0–6 years
 * @param pupils     7–17
 * @param adults     18–59
 * @param elders     60–79
 * @param aged       80 and more
 * @param loneElders 60 and more living alone
 * @param disabled   with a disability card
 * @param lowIncome  on minimum living allowance
 * @param newcomers  registered elsewhere
 */
public record Residents(
        int infants,
        int pupils,
        int adults,
        int elders,
        int aged,
        int loneElders,
        int disabled,
        int lowIncome,
        int newcomers) {

    /** Nobody. */
    public static final Residents NONE = new Residents(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** All of them. */
    public int total() {
        return infants + pupils + adults + elders + aged;
    }

    /** Both together. */
    public Residents plus(Residents other) {
        return new Residents(
                infants + other.infants,
                pupils + other.pupils,
                adults + other.adults,
                elders + other.elders,
                aged + other.aged,
                loneElders + other.loneElders,
                disabled + other.disabled,
                lowIncome + other.lowIncome,
                newcomers + other.newcomers);
    }
}
