//! From margins to confidence: how often a name was right that was so much better than the next best reading.

use super::weights::NAT;

/// Steps of the scale: a quarter of [`NAT`] each.
pub(crate) const STEPS: usize = 33;

/// For each step the share of names that were right, in thousandths; between two steps it is interpolated.
#[derive(Clone, Debug)]
pub(crate) struct Calibration {
    shares: [u16; STEPS],
}

const STEP: i32 = NAT / 4;

impl Calibration {
    /// The size of a scale in the file.
    pub(crate) const BYTES: usize = 2 * STEPS;

    /// The scale in these bytes: a rising row of thousandths, two bytes each.
    pub(crate) fn load(bytes: &[u8]) -> Option<Self> {
        let mut shares = [0; STEPS];
        if bytes.len() != Self::BYTES {
            return None;
        }
        for (slot, share) in shares.iter_mut().zip(bytes.as_chunks().0) {
            *slot = u16::from_le_bytes(*share);
        }
        (shares.is_sorted() && shares.iter().all(|share| *share <= 1000)).then_some(Self { shares })
    }

    /// How sure a name is, in thousandths, whose labels are better than others by this much.
    pub(crate) fn confidence(&self, margin: i32) -> u16 {
        let at = usize::try_from(margin / STEP).unwrap_or(0);
        let [low, high] = [at, at + 1].map(|at| i32::from(self.shares[at.min(STEPS - 1)]));
        let share = low + (high - low) * (margin.max(0) % STEP) / STEP;
        u16::try_from(share).unwrap_or(0)
    }
}

/// The step of the scale to which a margin belongs.
#[cfg(feature = "cli")]
pub(crate) fn step(margin: i32) -> usize {
    usize::try_from((margin + STEP / 2) / STEP).unwrap_or(0).min(STEPS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_steps_it_is_interpolated() {
        let shares: Vec<u8> =
            (0..STEPS).flat_map(|step| u16::try_from(500 + 10 * step).unwrap().to_le_bytes()).collect();
        let scale = Calibration::load(&shares).unwrap();
        assert_eq!(scale.confidence(0), 500);
        assert_eq!(scale.confidence(STEP / 2), 505);
        assert_eq!(scale.confidence(i32::MAX), 820);
        assert_eq!(scale.confidence(-1), 500);
    }

    #[test]
    fn a_scale_rises_to_certainty_at_most() {
        let of = |share: u16| [share.to_le_bytes(); STEPS].concat();
        assert!(Calibration::load(&of(1001)).is_none());
        assert!(Calibration::load(&of(900)[2..]).is_none());
        let mut falling = of(900);
        falling[0..2].copy_from_slice(&950_u16.to_le_bytes());
        assert!(Calibration::load(&falling).is_none());
    }
}
