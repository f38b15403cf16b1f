package dev.arbflow.market.behaviour;

import dev.arbflow.market.Checks;

/**
 * A moment at which a market moved as it had not before: even the nearest earlier window is further
 * away than that of nearly every other moment was.
 *
 * @param window the window that moved so; of several that ended together, the furthest
 * @param nearest the nearest window of the same market, on any venue, that had ended when it began
 * @param distance of the two, as in {@link SimilarPair}
 * @param among how many windows it was compared with
 * @param moments how many earlier moments, each as long as the window, it is held against
 * @param asFar how many of those were as far from all before them; 0 means never before
 * @see <a href="https://doi.org/10.1109/ICDM.2016.0179">Yeh et al. 2016 on discords</a>
 */
public record Discord(
        WindowRef window, WindowRef nearest, double distance, int among, int moments, int asFar) {

    /**
     * @throws IllegalArgumentException if the windows overlap, or no moment is nearer
     */
    public Discord {
        Checks.that(
                nearest.endUs() <= window.startUs(),
                "what a discord is compared with must have ended when its window began");
        Checks.that(asFar < moments, asFar + " of " + moments + " moments are as far");
    }

    /** The same log gives the same id. */
    public String id() {
        return window.id();
    }

    /** Pearson's correlation of the two price paths, -1 to 1. */
    public double correlation() {
        return Shapes.correlation(distance);
    }
}
