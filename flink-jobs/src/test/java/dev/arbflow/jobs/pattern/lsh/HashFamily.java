package dev.arbflow.jobs.pattern.lsh;

/** Turns projections on random directions into hash values, and says how far the borders are. */
interface HashFamily {

    /** Values of the functions for one point. */
    int[] values(double[] projections);

    /** Every way to change a single value. */
    Perturbations.Change[] changes(double[] projections);

    /** The family that follows a metric. */
    static HashFamily of(Hashing hashing) {
        return switch (hashing.metric()) {
            case EUCLIDEAN -> new SlotFamily();
            case COSINE -> new SignFamily();
        };
    }

    /**
     * The slot of each projection, given in units of slots.
     *
     * @see <a href="https://doi.org/10.1145/997817.997857">Datar et al. 2004</a>
     */
    final class SlotFamily implements HashFamily {
        @Override
        public int[] values(double[] projections) {
            int[] values = new int[projections.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (int) Math.floor(projections[i]);
            }
            return values;
        }

        @Override
        public Perturbations.Change[] changes(double[] projections) {
            var changes = new Perturbations.Change[2 * projections.length];
            for (int i = 0; i < projections.length; i++) {
                double below = projections[i] - Math.floor(projections[i]);
                double above = 1 - below;
                changes[2 * i] = new Perturbations.Change(i, -1, below * below);
                changes[2 * i + 1] = new Perturbations.Change(i, 1, above * above);
            }
            return changes;
        }
    }

    /**
     * The side of a plane on which each projection lies.
     *
     * @see <a href="https://doi.org/10.1145/509907.509965">Charikar 2002</a>
     */
    final class SignFamily implements HashFamily {
        @Override
        public int[] values(double[] projections) {
            int[] values = new int[projections.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = projections[i] < 0 ? 0 : 1;
            }
            return values;
        }

        @Override
        public Perturbations.Change[] changes(double[] projections) {
            var changes = new Perturbations.Change[projections.length];
            for (int i = 0; i < projections.length; i++) {
                int delta = projections[i] < 0 ? 1 : -1;
                changes[i] = new Perturbations.Change(i, delta, projections[i] * projections[i]);
            }
            return changes;
        }
    }
}
