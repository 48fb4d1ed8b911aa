import ipaddr from 'ipaddr.js'

/** Classified as unicast but not public: cloud metadata, carrier NAT, benchmarking, old relays. */
const notPublic4 = [
  '0.0.0.0/8',
  '100.64.0.0/10',
  '168.63.129.16/32',
  '192.0.0.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '240.0.0.0/4',
].map((range) => ipaddr.IPv4.parseCIDR(range))

/** The only allocated public range of IPv6, and the parts of it that embed other addresses or are for documentation. */
const global6 = ipaddr.IPv6.parseCIDR('2000::/3')
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map((range) => ipaddr.IPv6.parseCIDR(range))

/** Whether an IP address is on the public internet; false when it cannot be parsed. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // Judge an IPv4-mapped IPv6 address by its IPv4 address.
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv4 ? isPublic4(ip) : isPublic6(ip)
}

const isPublic4 = (ip: ipaddr.IPv4): boolean => ip.range() === 'unicast' && !notPublic4.some((range) => ip.match(range))

const isPublic6 = (ip: ipaddr.IPv6): boolean => ip.match(global6) && !notPublic6.some((range) => ip.match(range))
