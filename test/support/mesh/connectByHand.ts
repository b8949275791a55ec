/** Offer, answer and candidates carried from hand to hand: no hub between the two ends. */
export const connectByHand = async (caller: RTCPeerConnection, callee: RTCPeerConnection): Promise<void> => {
  const held: (() => void)[] = []
  let described = false
  const carry = (from: RTCPeerConnection, to: RTCPeerConnection): void => {
    from.addEventListener('icecandidate', ({ candidate }) => {
      const add = (): void => {
        to.addIceCandidate(candidate ?? undefined).catch(() => {})
      }
      if (described) add()
      else held.push(add)
    })
  }
  carry(caller, callee)
  carry(callee, caller)
  const offer = await caller.createOffer()
  await caller.setLocalDescription(offer)
  await callee.setRemoteDescription(offer)
  const answer = await callee.createAnswer()
  await callee.setLocalDescription(answer)
  await caller.setRemoteDescription(answer)
  described = true
  for (const add of held) add()
}
